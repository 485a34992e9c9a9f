import { invariant } from '../lib/invariant.ts';

/** Square matrices are plain arrays, row by row. */
export interface SymmetricEigen {
  readonly values: readonly number[];
  /** Column i (`vectors[row * n + i]`) belongs to `values[i]`. */
  readonly vectors: readonly number[];
}

/** Eigenvalues and orthonormal eigenvectors of a symmetric n × n matrix (cyclic Jacobi rotations), unsorted. */
export function symmetricEigen(matrix: readonly number[], n: number): SymmetricEigen {
  const a = [...matrix];
  const vectors = Array.from({ length: n * n }, (_, index) => (index % (n + 1) === 0 ? 1 : 0));
  for (let sweep = 0; sweep < 60 && offDiagonal(a, n) > 0; sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, n, p, q);
  }
  return { values: Array.from({ length: n }, (_, index) => a[index * n + index]!), vectors };
}

function offDiagonal(a: readonly number[], n: number): number {
  let sum = 0;
  for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) sum += Math.abs(a[p * n + q]!);
  return sum;
}

function rotate(a: number[], vectors: number[], n: number, p: number, q: number): void {
  const apq = a[p * n + q]!;
  if (apq === 0) return;
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(t * t + 1);
  const sine = t * cosine;
  for (let k = 0; k < n; k++) {
    const kp = a[k * n + p]!;
    const kq = a[k * n + q]!;
    a[k * n + p] = cosine * kp - sine * kq;
    a[k * n + q] = sine * kp + cosine * kq;
  }
  for (let k = 0; k < n; k++) {
    const pk = a[p * n + k]!;
    const qk = a[q * n + k]!;
    a[p * n + k] = cosine * pk - sine * qk;
    a[q * n + k] = sine * pk + cosine * qk;
    const vp = vectors[k * n + p]!;
    const vq = vectors[k * n + q]!;
    vectors[k * n + p] = cosine * vp - sine * vq;
    vectors[k * n + q] = sine * vp + cosine * vq;
  }
  // Rounding leaves a remnant that the exact rotation would have removed.
  a[p * n + q] = 0;
  a[q * n + p] = 0;
}

/** Inverse of a symmetric matrix whose eigenvalues are first raised to `floor`, so that it is positive definite. */
export function flooredInverse(matrix: readonly number[], n: number, floor: number): number[] {
  const { values, vectors } = symmetricEigen(matrix, n);
  const inverse = Array.from({ length: n * n }, () => 0);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) {
      for (let index = 0; index < n; index++) {
        const scale = 1 / Math.max(values[index]!, floor);
        inverse[row * n + column]! += vectors[row * n + index]! * vectors[column * n + index]! * scale;
      }
    }
  }
  return inverse;
}

/** Lower triangle L with L·Lᵀ = matrix, for a positive definite matrix. */
export function choleskyLower(matrix: readonly number[], n: number): number[] {
  const lower = Array.from({ length: n * n }, () => 0);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * n + column]!;
      for (let k = 0; k < column; k++) sum -= lower[row * n + k]! * lower[column * n + k]!;
      if (row === column) {
        invariant(sum > 0, 'Cholesky needs a positive definite matrix');
        lower[row * n + row] = Math.sqrt(sum);
      } else lower[row * n + column] = sum / lower[column * n + column]!;
    }
  }
  return lower;
}
