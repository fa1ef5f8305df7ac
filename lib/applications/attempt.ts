export type Submitted = {
  receipt: string;
  number: number;
  receivedAt: Date;
  /** False when nothing had changed since the latest submission, which then stands as it was. */
  fresh: boolean;
  /** Received after the deadline: kept, but not read by anybody until an admin admits it. */
  late: boolean;
};

/**
 * One press of Submit. `receivedAt`: when the request reached the server, which the deadline is
 * judged by. `key`: names the attempt, so that sending it again is answered with the same receipt.
 * `asOf`: submit the texts as they stood then, for whoever left it to the deadline.
 */
export type Attempt = { receivedAt: Date; key: string | null; asOf?: Date };
