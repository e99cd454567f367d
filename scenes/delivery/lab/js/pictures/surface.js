// Fitting a sum of terms to values: least squares, as numpy.linalg.lstsq with rcond=1e-6.

const SMALLEST = 1e-6; // of the largest singular value: what is smaller counts as nothing

/**
 * The coefficients with which the terms come nearest to the values where they are known; of
 * equally near ones the smallest.
 * @param {Float64Array[]} terms
 * @param {Float64Array} values
 * @param {ArrayLike<number>} known 1 or 0
 * @returns {Float64Array}
 */
export function least_squares(terms, values, known) {
  const count = terms.length;
  const products = terms.map((one, i) =>
    terms.map((other, j) => (j < i ? 0 : dot(one, other, known))),
  );
  for (let i = 0; i < count; i++) for (let j = 0; j < i; j++) products[i][j] = products[j][i];
  const right = terms.map((term) => dot(term, values, known));
  const { axes, squares } = principal(products);
  const most = Math.max(...squares);
  const coefficients = new Float64Array(count);
  axes.forEach((axis, k) => {
    if (squares[k] <= SMALLEST ** 2 * most) return;
    const along = axis.reduce((total, part, i) => total + part * right[i], 0) / squares[k];
    for (let i = 0; i < count; i++) coefficients[i] += along * axis[i];
  });
  return coefficients;
}

/**
 * @param {Float64Array} one
 * @param {Float64Array} other
 * @param {ArrayLike<number>} known
 */
function dot(one, other, known) {
  let total = 0;
  for (let k = 0; k < one.length; k++) if (known[k]) total += one[k] * other[k];
  return total;
}

/**
 * The axes of a symmetric matrix and what it stretches each by: Jacobi's rotations, which take
 * what is off the diagonal away pair by pair.
 * @param {number[][]} matrix changed
 * @returns {{ axes: number[][], squares: number[] }}
 */
function principal(matrix) {
  const count = matrix.length;
  const axes = matrix.map((_, i) => matrix.map((_, j) => Number(i === j)));
  for (let round = 0; round < 30; round++) {
    for (let p = 0; p < count; p++) {
      for (let q = p + 1; q < count; q++) {
        if (matrix[p][q] === 0) continue;
        const ratio = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        const tangent = Math.sign(ratio || 1) / (Math.abs(ratio) + Math.hypot(1, ratio));
        rotate(matrix, axes, p, q, 1 / Math.hypot(1, tangent), tangent);
      }
    }
  }
  return { axes, squares: matrix.map((row, i) => Math.max(row[i], 0)) };
}

/**
 * @param {number[][]} matrix changed
 * @param {number[][]} axes changed, one a row
 * @param {number} p
 * @param {number} q
 * @param {number} cosine
 * @param {number} tangent
 */
function rotate(matrix, axes, p, q, cosine, tangent) {
  const sine = tangent * cosine;
  for (const row of matrix) {
    const held = row[p];
    row[p] = cosine * held - sine * row[q];
    row[q] = sine * held + cosine * row[q];
  }
  for (const rows of [matrix, axes]) {
    for (let k = 0; k < rows.length; k++) {
      const held = rows[p][k];
      rows[p][k] = cosine * held - sine * rows[q][k];
      rows[q][k] = sine * held + cosine * rows[q][k];
    }
  }
}
