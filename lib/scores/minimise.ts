/**
 * The least value of a smooth function of a few variables, by the simplex method (J. A. Nelder and
 * R. Mead, “A simplex method for function minimization”, The Computer Journal 7, 1965, 308–313) with
 * its usual coefficients. It ends when the corners agree to `tolerance` in value and to its square
 * root in place, or after 400 evaluations.
 * @param step how far the first corners lie from `start`
 */
export function minimise(
  value: (point: readonly number[]) => number,
  start: readonly number[],
  step: number,
  tolerance = 1e-9,
): number[] {
  const n = start.length;
  type Corner = { point: readonly number[]; value: number };
  let evaluations = 0;
  const at = (point: readonly number[]): Corner => {
    evaluations += 1;
    return { point, value: value(point) };
  };
  const corners = [at(start)];
  for (let k = 0; k < n; k += 1) corners.push(at(start.map((x, axis) => (axis === k ? x + step : x))));

  while (evaluations < 400) {
    corners.sort((one, other) => one.value - other.value);
    const best = corners[0] as Corner;
    const worst = corners[n] as Corner;
    const second = corners[n - 1] as Corner;
    const size = Math.max(...worst.point.map((x, axis) => Math.abs(x - (best.point[axis] as number))));
    if (worst.value - best.value <= tolerance && size <= Math.sqrt(tolerance)) break;

    const centre = start.map(
      (_, axis) => corners.slice(0, n).reduce((sum, { point }) => sum + (point[axis] as number), 0) / n,
    );
    const along = (far: number) => at(centre.map((x, axis) => x + far * ((worst.point[axis] as number) - x)));
    const reflected = along(-1);
    if (reflected.value < best.value) {
      const expanded = along(-2);
      corners[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < second.value) {
      corners[n] = reflected;
    } else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) corners[n] = contracted;
      else
        for (let k = 1; k <= n; k += 1) {
          const { point } = corners[k] as Corner;
          corners[k] = at(point.map((x, axis) => ((best.point[axis] as number) + x) / 2));
        }
    }
  }
  return [...corners.reduce((one, other) => (other.value < one.value ? other : one)).point];
}
