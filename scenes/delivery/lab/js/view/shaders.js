// The two programs of the light, the films' own arithmetic: lines shed light that is summed
// (painting/coverage.py, painting/light.py), and the sums become colour (painting/tone.py).

export const MOST_GAPS = 16; // between layers: a network with more is drawn without WebGL

export const LINE_VERTEX = `#version 300 es
in vec2 corner;   // 0 or 1 along the line, −1 or 1 across it
in vec4 ends;     // from x, y to x, y, in pixels
in vec2 what;     // the gap, and where the dashes of a negative line begin
in float value;   // −1..1
uniform vec2 size;
uniform vec2 gaps[${MOST_GAPS}]; // exposure, thickness
flat out vec4 line;  // along the main axis: start, end; across it: at the start, slope
flat out vec4 shine; // light where positive, where negative, first dash, gap
flat out float steep;
void main() {
  vec2 way = ends.zw - ends.xy;
  steep = abs(way.y) > abs(way.x) ? 1.0 : 0.0;
  vec4 turned = steep > 0.5 ? ends.yxwz : ends;
  float run = turned.z - turned.x;
  float slope = run == 0.0 ? 0.0 : (turned.w - turned.y) / run;
  line = vec4(turned.x, turned.z, turned.y, slope);
  int gap = int(what.x);
  float light = value * gaps[gap].x;
  shine = vec4(max(light, 0.0), max(-light, 0.0), what.y, what.x);
  // What is half a shade at most is not drawn at all: a fifth of the lines, a 500th of their light.
  if (abs(light) < 0.002) { gl_Position = vec4(2.0, 2.0, 0.0, 1.0); return; }
  float along = mix(turned.x, turned.z, corner.x);
  float reach = gaps[gap].y * sqrt(1.0 + slope * slope) / 2.0 + 0.5;
  float across = turned.y + (along - turned.x) * slope + corner.y * reach;
  vec2 place = steep > 0.5 ? vec2(across, along) : vec2(along, across);
  gl_Position = vec4(2.0 * place / size - 1.0, 0.0, 1.0);
}`;

/** @param {import("../data.js").Light} rules how the films draw light */
export const line_fragment = (rules) => `#version 300 es
precision highp float;
flat in vec4 line;
flat in vec4 shine;
flat in float steep;
uniform vec2 gaps[${MOST_GAPS}];
uniform vec4 envelopes[${MOST_GAPS}]; // front, trail before it, rest behind it, width
uniform vec2 shown[${MOST_GAPS}];     // shares of the positive light and of the negative
out vec4 light;
float envelope(vec4 pulse, float way) {
  float passed = clamp((pulse.x - way) / pulse.w, 0.0, 1.0);
  float far = (way - pulse.x) / pulse.w;
  return max(mix(pulse.y, pulse.z, passed), exp(-2.0 * far * far));
}
void main() {
  int gap = int(shine.w);
  vec2 pixel = steep > 0.5 ? gl_FragCoord.yx : gl_FragCoord.xy;
  float thick = gaps[gap].y * sqrt(1.0 + line.w * line.w);
  // The exact area in the direction across the line's main axis.
  float low = line.z + (pixel.x - line.x) * line.w - thick / 2.0;
  float area = clamp(min(low + thick, pixel.y + 0.5) - max(low, pixel.y - 0.5), 0.0, 1.0);
  float way = clamp((pixel.x - line.x) / (line.y - line.x), 0.0, 0.9999);
  float segment = floor(way * ${rules.segments}.0);
  float dash = mod(segment + shine.z, ${rules.dash}.0) < ${rules.dash - 1}.0 - 0.5 ? 1.0 : 0.0;
  float share = area * envelope(envelopes[gap], (segment + 0.5) / ${rules.segments}.0);
  light = vec4(shine.x * share * shown[gap].x, shine.y * share * dash * shown[gap].y, 0.0, 0.0);
}`;

export const TONE_VERTEX = `#version 300 es
in vec2 corner;
void main() { gl_Position = vec4(2.0 * corner.x - 1.0, corner.y, 0.0, 1.0); }`;

export const TONE_FRAGMENT = `#version 300 es
precision highp float;
uniform sampler2D sums;
uniform vec3 positive;
uniform vec3 negative;
uniform float height;
out vec4 colour;
void main() {
  // Sums have their first row where the picture has it: at the top.
  ivec2 place = ivec2(gl_FragCoord.x, height - gl_FragCoord.y);
  vec2 light = texelFetch(sums, place, 0).xy;
  float total = light.x + light.y;
  vec2 squares = light * light;
  float share = total > 0.0 ? squares.x / (squares.x + squares.y) : 1.0;
  float opacity = 1.0 - exp(-total);
  colour = vec4(mix(negative, positive, share) * opacity, opacity);
}`;
