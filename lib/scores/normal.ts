/** Intervals reach so many standard errors to both sides: 95 % of a normal distribution. */
export const Z95 = 1.959963984540054;

/**
 * How much of the standard normal distribution lies below z. Abramowitz and Stegun, Handbook of
 * Mathematical Functions (1964), 7.1.26; off by less than 1e-7.
 */
export function normalBelow(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const above = (series * Math.exp(-x * x)) / 2;
  return z > 0 ? 1 - above : above;
}
