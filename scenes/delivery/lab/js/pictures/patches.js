// What is near what in a picture: distances and patches, as scipy.ndimage gives them.

/** @typedef {import("./picture.js").Picture} Picture */

/**
 * How far each marked pixel is from the nearest that is not, 0 for those themselves: exactly, in
 * two passes (Felzenszwalb, Huttenlocher, Distance Transforms of Sampled Functions, 2012).
 * @param {Uint8Array} marked 1 or 0, row by row; one at least is 0
 * @param {number} rows
 * @param {number} columns
 * @returns {Float64Array}
 */
export function distances(marked, rows, columns) {
  const along = up_and_down(marked, rows, columns);
  const found = new Float64Array(marked.length);
  const lowest = new Int32Array(columns); // where the parabolas stand that make up the envelope
  const begins = new Float64Array(columns + 1); // and from where on each is the lowest
  for (let y = 0; y < rows; y++) {
    let [first, end] = [y * columns, (y + 1) * columns];
    while (first < end && !marked[first]) first++;
    if (first === end) continue;
    while (!marked[end - 1]) end--;
    // What is not marked beside them is nearer than all that lies behind it.
    first = Math.max(first - 1, y * columns);
    end = Math.min(end + 1, (y + 1) * columns);
    const row = along.subarray(first, end);
    envelope(row, lowest, begins);
    for (let x = 0, k = 0; x < row.length; x++) {
      while (begins[k + 1] < x) k++;
      const away = x - lowest[k];
      const height = row[lowest[k]];
      found[first + x] = Math.sqrt(away * away + height * height);
    }
  }
  return found;
}

/**
 * How far each marked pixel is from the nearest in its column that is not.
 * @param {Uint8Array} marked
 * @param {number} rows
 * @param {number} columns
 */
export function up_and_down(marked, rows, columns) {
  const far = rows + columns; // more than any distance along one axis
  const along = new Float64Array(marked.length);
  for (let k = 0; k < marked.length; k++)
    if (marked[k]) along[k] = k < columns ? far : along[k - columns] + 1;
  for (let k = marked.length - columns - 1; k >= 0; k--)
    if (along[k] > along[k + columns] + 1) along[k] = along[k + columns] + 1;
  return along;
}

/**
 * The lower envelope of the parabolas (x − k)² + heights[k]².
 * @param {Float64Array} heights
 * @param {Int32Array} lowest filled
 * @param {Float64Array} begins filled
 */
function envelope(heights, lowest, begins) {
  let last = 0;
  lowest[0] = 0;
  begins[0] = -Infinity;
  begins[1] = Infinity;
  for (let x = 1; x < heights.length; x++) {
    let crossing = cross(heights, lowest[last], x);
    while (crossing <= begins[last]) crossing = cross(heights, lowest[--last], x);
    lowest[++last] = x;
    begins[last] = crossing;
    begins[last + 1] = Infinity;
  }
}

/**
 * From where on the parabola at x is lower than the one at k.
 * @param {Float64Array} heights
 * @param {number} k
 * @param {number} x
 */
function cross(heights, k, x) {
  return (heights[x] ** 2 + x * x - heights[k] ** 2 - k * k) / (2 * (x - k));
}

/**
 * Number the patches of what is not 0, whose pixels touch at a side or a corner.
 * @param {Picture} ink
 * @returns {{ patches: Int32Array, count: number }} 0 for no patch, else 1..count
 */
export function label(ink) {
  const { rows, columns, values } = ink;
  const patches = new Int32Array(values.length);
  const waiting = new Int32Array(values.length);
  let count = 0;
  for (let start = 0; start < values.length; start++) {
    if (values[start] <= 0 || patches[start]) continue;
    patches[start] = ++count;
    waiting[0] = start;
    for (let size = 1; size > 0; ) {
      const at = waiting[--size];
      const y = Math.floor(at / columns);
      const x = at - y * columns;
      for (let row = Math.max(0, y - 1); row <= Math.min(rows - 1, y + 1); row++) {
        for (let column = Math.max(0, x - 1); column <= Math.min(columns - 1, x + 1); column++) {
          const near = row * columns + column;
          if (values[near] > 0 && !patches[near]) {
            patches[near] = count;
            waiting[size++] = near;
          }
        }
      }
    }
  }
  return { patches, count };
}

/**
 * What is marked, and what it encloses: all that cannot be reached from outside by way of sides.
 * @param {Uint8Array} marked
 * @param {number} rows
 * @param {number} columns
 * @returns {Uint8Array}
 */
export function filled(marked, rows, columns) {
  const full = new Uint8Array(marked.length).fill(1);
  const waiting = new Int32Array(marked.length);
  let size = 0;
  /** @param {number} row @param {number} column */
  const reach = (row, column) => {
    const at = row * columns + column;
    const is_outside = row < 0 || column < 0 || row >= rows || column >= columns;
    if (is_outside || marked[at] || !full[at]) return;
    full[at] = 0;
    waiting[size++] = at;
  };
  for (let row = 0; row < rows; row++) {
    reach(row, 0);
    reach(row, columns - 1);
  }
  for (let column = 0; column < columns; column++) {
    reach(0, column);
    reach(rows - 1, column);
  }
  while (size > 0) {
    const at = waiting[--size];
    const row = Math.floor(at / columns);
    const column = at - row * columns;
    reach(row - 1, column);
    reach(row + 1, column);
    reach(row, column - 1);
    reach(row, column + 1);
  }
  return full;
}
