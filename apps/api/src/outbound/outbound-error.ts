/**
 * Why a call did not come to an answer, in words for those who manage the integration:
 *
 *   url         the address is not one that can be called
 *   address     the name has no address, or one that is not allowed
 *   timeout     there was no whole answer in time
 *   certificate the certificate is not trusted, or is another name's
 *   connection  the connection was refused, or it broke
 *   size        the answer is longer than one of its kind can be
 */
export type OutboundFailure = "url" | "address" | "timeout" | "certificate" | "connection" | "size";

/** A call that got no answer. Never says what the network said, because that describes the inside of the operator's. */
export class OutboundError extends Error {
  override readonly name = "OutboundError";
  readonly failure: OutboundFailure;

  constructor(failure: OutboundFailure) {
    super(failure);
    this.failure = failure;
  }
}
