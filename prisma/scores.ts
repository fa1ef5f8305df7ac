export type Summary = { reviewCount: number; scoreMean: number | null; scoreSpread: number | null };

/** What an application keeps of its submitted reviews' scores: how many, the mean, the sample standard deviation (null below two). */
export function summarise(scores: readonly number[]): Summary {
  const reviewCount = scores.length;
  if (reviewCount === 0) return { reviewCount, scoreMean: null, scoreSpread: null };
  const scoreMean = scores.reduce((sum, score) => sum + score, 0) / reviewCount;
  if (reviewCount === 1) return { reviewCount, scoreMean, scoreSpread: null };
  const squares = scores.reduce((sum, score) => sum + (score - scoreMean) ** 2, 0);
  return { reviewCount, scoreMean, scoreSpread: Math.sqrt(squares / (reviewCount - 1)) };
}
