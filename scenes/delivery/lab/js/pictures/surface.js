// A quadratic surface through a picture: least squares, as numpy.linalg.lstsq with rcond=1e-6.

/** @typedef {import("./picture.js").Picture} Picture */

const SMALLEST = 1e-6; // of the largest singular value: what is smaller counts as nothing
const POWERS = [
  [0, 0],
  [1, 0],
  [0, 1],
  [2, 0],
  [1, 1],
  [0, 2],
]; // of x and y in each term
const ROUNDS = 12; // of Jacobi's rotations; each squares what is left
const DEGREES = 5; // a product of two terms has powers from 0 to 4

/**
 * The coefficients of 1, x, y, x², xy, y², x and y from −1 to 1, with which a surface comes nearest
 * to a picture where it is known; of equally near ones the smallest.
 * @param {Picture} picture
 * @param {Uint8Array} known 1 or 0
 * @returns {Float64Array}
 */
export function fitted_surface(picture, known) {
  const { moments, right } = moments_of(picture, known);
  const products = POWERS.map(([x, y]) =>
    POWERS.map(([also_x, also_y]) => moments[(x + also_x) * DEGREES + y + also_y]),
  );
  const { axes, squares } = principal(products);
  const most = Math.max(...squares);
  const coefficients = new Float64Array(POWERS.length);
  axes.forEach((axis, k) => {
    if (squares[k] <= SMALLEST ** 2 * most) return;
    const along = axis.reduce((total, part, i) => total + part * right[i], 0) / squares[k];
    for (let i = 0; i < axis.length; i++) coefficients[i] += along * axis[i];
  });
  return coefficients;
}

/**
 * Over the known pixels, the sums of all x^i y^j, at i · DEGREES + j, and of each term times the
 * picture: what the normal equations are made of.
 * @param {Picture} picture
 * @param {Uint8Array} known
 */
function moments_of({ rows, columns, values }, known) {
  const moments = new Float64Array(DEGREES * DEGREES);
  const right = new Float64Array(POWERS.length);
  for (let row = 0, k = 0; row < rows; row++) {
    const y = (2 * (row + 0.5)) / rows - 1;
    const along = new Float64Array(DEGREES); // sums of x^i in this row
    let [total, across, bent] = [0, 0, 0]; // and of the picture times 1, x, x²
    for (let column = 0; column < columns; column++, k++) {
      if (!known[k]) continue;
      const x = (2 * (column + 0.5)) / columns - 1;
      const square = x * x;
      along[0] += 1;
      along[1] += x;
      along[2] += square;
      along[3] += square * x;
      along[4] += square * square;
      total += values[k];
      across += values[k] * x;
      bent += values[k] * square;
    }
    for (let i = 0; i < DEGREES; i++) {
      for (let j = 0; i + j < DEGREES; j++) moments[i * DEGREES + j] += along[i] * y ** j;
    }
    [total, across, total * y, bent, across * y, total * y * y].forEach((value, i) => {
      right[i] += value;
    });
  }
  return { moments, right };
}

/**
 * A surface at every pixel.
 * @param {Float64Array} coefficients
 * @param {number} rows
 * @param {number} columns
 * @returns {Float64Array}
 */
export function evaluate(coefficients, rows, columns) {
  const [c, cx, cy, cxx, cxy, cyy] = coefficients;
  const values = new Float64Array(rows * columns);
  for (let row = 0, k = 0; row < rows; row++) {
    const y = (2 * (row + 0.5)) / rows - 1;
    for (let column = 0; column < columns; column++, k++) {
      const x = (2 * (column + 0.5)) / columns - 1;
      values[k] = c + cx * x + cy * y + cxx * x * x + cxy * x * y + cyy * y * y;
    }
  }
  return values;
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
  const nothing = Number.EPSILON ** 2 * Math.max(...matrix.map((row, i) => Math.abs(row[i])));
  for (let round = 0; round < ROUNDS; round++) {
    for (let p = 0; p < count; p++) {
      for (let q = p + 1; q < count; q++) {
        if (Math.abs(matrix[p][q]) <= nothing) continue;
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
