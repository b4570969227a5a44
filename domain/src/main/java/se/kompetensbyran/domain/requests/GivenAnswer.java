package se.kompetensbyran.domain.requests;

/**
 * The answer that was given to a request with a key.
 *
 * @param requestHash a hash of the request's address and body; a repeat must have the same
 * @param status the status of the answer
 * @param location the address of what it created
 * @param tag the entity tag of the answer
 * @param body the answer's body, as it was sent
 */
public record GivenAnswer(String requestHash, int status, String location, String tag, String body) {}
