/** Told to somebody who was invited to review a project that they apply to. */
export const APPLIES =
  "You have begun an application to this project, so you can’t review it. Whoever invited you is not told: say no here, or answer them yourself.";
