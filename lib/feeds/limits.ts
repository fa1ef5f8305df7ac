/** `bytes` unpacked; `milliseconds` and `megabytes` of memory are what reading one feed may cost. */
export const feedLimits = {
  bytes: 2 * 1024 * 1024,
  entries: 500,
  milliseconds: 5_000,
  megabytes: 256,
} as const;
