// What the page does first.

import { lab_of } from "./data.js";
import { predict } from "./network.js";
import { say, speak } from "./words.js";

const lab = lab_of(document.getElementById("data")?.textContent ?? "");
speak(lab.words);
const [known] = lab.networks;
const { winner } = predict(known.network, lab.digits[3].image);
const reads = document.querySelector(".reads");
if (reads) reads.textContent = say("The network reads a {}.", known.classes[winner]);
