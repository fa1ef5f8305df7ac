// Dense symmetric positive definite matrices of order n, row by row in one Float64Array.

/**
 * The lower triangular L with L·Lᵀ = the matrix; only the lower triangle of the matrix is read.
 * Takes n³/6 multiplications.
 * Errors: throws RangeError when the matrix is not positive definite.
 */
export function cholesky(matrix: Float64Array, n: number): Float64Array {
  const factor = new Float64Array(n * n);
  for (let row = 0; row < n; row += 1) {
    const at = row * n;
    for (let column = 0; column <= row; column += 1) {
      const other = column * n;
      let sum = matrix[at + column] as number;
      for (let k = 0; k < column; k += 1) sum -= (factor[at + k] as number) * (factor[other + k] as number);
      if (column < row) factor[at + column] = sum / (factor[other + column] as number);
      else if (sum > 0) factor[at + column] = Math.sqrt(sum);
      else throw new RangeError("The matrix is not positive definite.");
    }
  }
  return factor;
}

/** log |L·Lᵀ|. */
export function logDeterminant(factor: Float64Array, n: number): number {
  let sum = 0;
  for (let at = 0; at < n; at += 1) sum += Math.log(factor[at * n + at] as number);
  return 2 * sum;
}

/** x with L·x = right. */
export function solveLower(factor: Float64Array, n: number, right: Float64Array): Float64Array {
  const x = Float64Array.from(right);
  for (let row = 0; row < n; row += 1) {
    let sum = x[row] as number;
    for (let k = 0; k < row; k += 1) sum -= (factor[row * n + k] as number) * (x[k] as number);
    x[row] = sum / (factor[row * n + row] as number);
  }
  return x;
}

/** x with Lᵀ·x = right. */
export function solveUpper(factor: Float64Array, n: number, right: Float64Array): Float64Array {
  const x = Float64Array.from(right);
  for (let row = n - 1; row >= 0; row -= 1) {
    const value = (x[row] as number) / (factor[row * n + row] as number);
    x[row] = value;
    for (let k = 0; k < row; k += 1) x[k] = (x[k] as number) - (factor[row * n + k] as number) * value;
  }
  return x;
}

/** (L·Lᵀ)⁻¹, both triangles. */
export function inverse(factor: Float64Array, n: number): Float64Array {
  // Row c of `half` is column c of L⁻¹, which is zero before c.
  const half = new Float64Array(n * n);
  for (let c = 0; c < n; c += 1) {
    half[c * n + c] = 1 / (factor[c * n + c] as number);
    for (let row = c + 1; row < n; row += 1) {
      let sum = 0;
      for (let k = c; k < row; k += 1) sum -= (factor[row * n + k] as number) * (half[c * n + k] as number);
      half[c * n + row] = sum / (factor[row * n + row] as number);
    }
  }
  const whole = new Float64Array(n * n);
  for (let row = 0; row < n; row += 1)
    for (let column = 0; column <= row; column += 1) {
      let sum = 0;
      for (let k = row; k < n; k += 1) sum += (half[row * n + k] as number) * (half[column * n + k] as number);
      whole[row * n + column] = sum;
      whole[column * n + row] = sum;
    }
  return whole;
}
