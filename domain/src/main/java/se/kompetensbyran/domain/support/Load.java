package se.kompetensbyran.domain.support;

import java.util.Collections;
import java.util.SortedMap;
import se.kompetensbyran.domain.nodes.NodeId;

/**
 * What an adviser has at a node.
 *
 * @param adviser who: the subject of the token by which they came in
 * @param taken the cases that they have now
 * @param sessions the sessions that they recorded
 * @param minutes how long those lasted together
 * @param minutesByArea those of each competence area, by code
 */
public record Load(
        NodeId node,
        String nodeName,
        String adviser,
        int taken,
        int sessions,
        int minutes,
        SortedMap<String, Integer> minutesByArea) {

    public Load {
        minutesByArea = Collections.unmodifiableSortedMap(minutesByArea);
    }
}
