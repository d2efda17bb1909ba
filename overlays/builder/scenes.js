// Drawn moving pictures for the preview: a bright day, a dark stage, a busy game. A look that is readable on all three is readable anywhere.

/** @typedef {CanvasRenderingContext2D} Canvas */
/** @typedef {(typeof SCENES)[number]} Scene */

export const SCENES = /** @type {const} */ (["day", "stage", "game", "plain"]);

const TAU = Math.PI * 2;

/**
 * Draws a scene on a canvas 1920 pixels wide.
 * @param {Scene} scene
 * @param {Canvas} context
 * @param {number} t seconds
 */
export function draw(scene, context, t) {
  ({ day, stage, game, plain })[scene](context, t);
}

/** @param {Canvas} c @param {[at: number, colour: string][]} stops */
function ground(c, ...stops) {
  const fill = c.createLinearGradient(0, 0, 0, 1080);
  stops.forEach(([at, colour]) => fill.addColorStop(at, colour));
  c.fillStyle = fill;
  c.fillRect(0, 0, 1920, 1080);
}

/** @param {Canvas} c @param {number} x @param {number} y @param {number} radius @param {string} colour */
function disc(c, x, y, radius, colour) {
  c.fillStyle = colour;
  c.beginPath();
  c.arc(x, y, radius, 0, TAU);
  c.fill();
}

/** @param {Canvas} c @param {number} base @param {number} height @param {number} speed @param {string} colour @param {number} t */
function hills(c, base, height, speed, colour, t) {
  c.fillStyle = colour;
  c.beginPath();
  c.moveTo(0, 1080);
  for (let x = 0; x <= 1920; x += 24) c.lineTo(x, base - height * (Math.sin((x + t * speed) / 310) + 0.5 * Math.sin((x + t * speed) / 97)));
  c.lineTo(1920, 1080);
  c.fill();
}

/** @param {Canvas} c @param {number} t */
function day(c, t) {
  ground(c, [0, "#5fa8e6"], [0.6, "#d9ecf7"], [1, "#f3e3c2"]);
  disc(c, 1500, 190, 90, "#fff6d0");
  for (let i = 0; i < 5; i++)
    for (let j = 0; j < 4; j++)
      disc(
        c,
        ((i * 460 + j * 62 + t * 14) % 2300) - 150,
        170 + ((i * 53) % 190) + (j % 2) * 20,
        46 + 12 * (j % 3),
        "rgba(255, 255, 255, 0.85)",
      );
  hills(c, 700, 60, 12, "#8fb98a", t);
  hills(c, 820, 46, 28, "#5d9a62", t);
  hills(c, 950, 30, 60, "#e7d9b0", t);
}

/** @param {Canvas} c @param {number} t */
function stage(c, t) {
  ground(c, [0, "#07080d"], [0.7, "#141126"], [1, "#221433"]);
  for (let i = 0; i < 5; i++) {
    const x = 240 + i * 360;
    const lean = Math.sin(t * 0.5 + i * 1.7) * 320;
    const beam = c.createLinearGradient(0, 0, 0, 900);
    beam.addColorStop(0, `hsla(${(i * 67 + t * 8) % 360}, 85%, 65%, 0.55)`);
    beam.addColorStop(1, "rgba(0, 0, 0, 0)");
    c.fillStyle = beam;
    c.beginPath();
    c.moveTo(x - 12, -20);
    c.lineTo(x + 12, -20);
    c.lineTo(x + lean + 190, 960);
    c.lineTo(x + lean - 190, 960);
    c.fill();
  }
  for (let i = 0; i < 60; i++) disc(c, i * 33 + 10, 1080 - 40 * Math.abs(Math.sin(i * 12.9 + Math.floor(t * 2 + i) * 0.4)), 30, "#050509");
}

/** @param {Canvas} c @param {number} t */
function game(c, t) {
  ground(c, [0, "#27335f"], [1, "#12343b"]);
  for (let i = 0; i < 26; i++)
    for (let j = 0; j < 9; j++) {
      c.fillStyle = `hsl(${(i * 29 + j * 47) % 360}, 60%, ${30 + ((i * 7 + j * 11) % 40)}%)`;
      c.fillRect(((((i * 96 - t * 140) % 2496) + 2496) % 2496) - 200, 480 + j * 70 + (i % 3) * 18, 78, 54);
    }
  for (let i = 0; i < 24; i++)
    disc(
      c,
      ((i * 173 + t * (120 + i * 9)) % 2000) - 40,
      140 + ((i * 97) % 800) + Math.sin(t * 3 + i) * 26,
      8 + (i % 5) * 7,
      `hsl(${(i * 53 + t * 60) % 360}, 95%, 65%)`,
    );
}

/** @param {Canvas} c @param {number} t */
function plain(c, t) {
  ground(c, [0, "#ffffff"], [1, "#eef1f6"]);
  c.fillStyle = "#2a5bd7";
  c.fillRect(140, 150, 620, 34);
  c.fillStyle = "#b8c2d6";
  for (let i = 0; i < 5; i++) c.fillRect(140, 250 + i * 74, 1000 - ((i * 137) % 320), 20);
  for (let i = 0; i < 6; i++) {
    const height = 120 + (170 * (1 + Math.sin(t * 0.8 + i))) / 2 + i * 26;
    c.fillStyle = `hsl(${210 + i * 12}, 70%, ${68 - i * 6}%)`;
    c.fillRect(1260 + i * 92, 720 - height, 64, height);
  }
}
