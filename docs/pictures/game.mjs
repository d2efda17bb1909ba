// A game that nobody owns, drawn on a canvas: the background of the picture in the README.

/** Draws the scene on a canvas of 1920 × 1080 behind the page. Runs inside the page, so it uses nothing from outside. */
export function drawGame() {
  const canvas = document.createElement("canvas");
  canvas.width = 1920;
  canvas.height = 1080;
  Object.assign(canvas.style, { position: "fixed", inset: "0", width: "100%", height: "100%", zIndex: "-1" });
  document.body.prepend(canvas);
  const c = canvas.getContext("2d");

  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;

  const gradient = (x0, y0, x1, y1, ...stops) => {
    const fill = c.createLinearGradient(x0, y0, x1, y1);
    stops.forEach(([at, colour]) => fill.addColorStop(at, colour));
    return fill;
  };
  const disc = (x, y, radius, fill) => { c.fillStyle = fill; c.beginPath(); c.arc(x, y, radius, 0, Math.PI * 2); c.fill(); };
  const box = (x, y, width, height, radius, fill) => { c.fillStyle = fill; c.beginPath(); c.roundRect(x, y, width, height, radius); c.fill(); };
  const polygon = (fill, ...points) => {
    c.fillStyle = fill;
    c.beginPath();
    points.forEach(([x, y], i) => i === 0 ? c.moveTo(x, y) : c.lineTo(x, y));
    c.fill();
  };

  function sky() {
    c.fillStyle = gradient(0, 0, 0, 820, [0, "#1b1746"], [0.45, "#5b2a6f"], [0.75, "#d2586b"], [1, "#ffb46b"]);
    c.fillRect(0, 0, 1920, 1080);
    for (let i = 0; i < 130; i++) disc(random() * 1920, random() * 380, random() * 1.8 + 0.4, `rgba(255, 255, 255, ${0.2 + random() * 0.7})`);
    disc(1180, 560, 190, gradient(0, 370, 0, 750, [0, "#fff1b8"], [0.6, "#ffc46b"], [1, "#ff7d6b"]));
  }

  function ridge(base, height, step, fill) {
    const points = [[0, 1080]];
    for (let x = -step; x <= 1920 + step; x += step) points.push([x, base - height * (0.35 + random() * 0.65)], [x + step / 2, base - height * random() * 0.35]);
    polygon(fill, ...points, [1920, 1080]);
  }

  function tree(x, y, size, fill) {
    box(x - size * 0.06, y - size * 0.3, size * 0.12, size * 0.32, 2, "#2a1836");
    for (let i = 0; i < 3; i++) polygon(fill, [x - size * (0.36 - i * 0.08), y - size * (0.25 + i * 0.26)], [x, y - size * (0.72 + i * 0.26)], [x + size * (0.36 - i * 0.08), y - size * (0.25 + i * 0.26)]);
  }

  function block(x, y, columns, rows = 1) {
    const side = 60;
    for (let i = 0; i < columns; i++) for (let j = 0; j < rows; j++) {
      box(x + i * side, y + j * side, side - 2, side - 2, 6, (i + j) % 2 ? "#56356a" : "#5f3c75");
      box(x + i * side + 8, y + j * side + 12, side - 34, 8, 4, "rgba(255, 255, 255, 0.07)");
    }
    box(x - 4, y - 8, columns * side + 6, 22, 10, "#4fc38a");
    for (let i = 0; i < columns * 3; i++) polygon("#4fc38a", [x + i * 20, y + 10], [x + i * 20 + 9, y + 22 + (i * 7) % 9], [x + i * 20 + 18, y + 10]);
    box(x - 2, y - 7, columns * side + 2, 6, 3, "#8ff0b6");
  }

  function coin(x, y) {
    disc(x, y, 30, "rgba(255, 220, 110, 0.22)");
    disc(x, y, 19, "#ffcf4a");
    disc(x, y, 13, "#ffe58f");
    box(x - 3, y - 9, 6, 18, 3, "#e0a526");
  }

  function slime(x, y) {
    c.fillStyle = gradient(0, y - 62, 0, y, [0, "#8be9ff"], [1, "#2d8fc0"]);
    c.beginPath();
    c.ellipse(x, y - 28, 50, 36, 0, Math.PI, 0);
    c.lineTo(x + 54, y);
    c.lineTo(x - 54, y);
    c.fill();
    [-16, 16].forEach(dx => { disc(x + dx, y - 32, 9, "#ffffff"); disc(x + dx - 3, y - 31, 5, "#152238"); });
    box(x - 10, y - 17, 20, 5, 3, "#1c6288");
  }

  function hero(x, y) {
    for (let i = 0; i < 6; i++) disc(x - 62 - i * 30, y + 26 + i * i * 3.4, 15 - i * 2, `rgba(255, 255, 255, ${0.4 - i * 0.06})`);
    polygon("#ff5d73", [x - 18, y - 30], [x - 98, y - 18], [x - 78, y + 16], [x - 16, y + 12]);                // a scarf in the wind
    box(x - 34, y - 6, 68, 62, 22, "#2f6bff");
    box(x - 40, y - 78, 80, 78, 30, "#ffd9b0");
    box(x - 44, y - 84, 88, 36, 18, "#2b2350");
    box(x - 6, y - 60, 56, 24, 12, "#1b1746");
    disc(x + 12, y - 48, 6, "#8be9ff");
    disc(x + 34, y - 48, 6, "#8be9ff");
    box(x + 22, y + 2, 46, 20, 10, "#2f6bff");
    disc(x + 70, y + 12, 13, "#ffd9b0");
    box(x - 40, y + 44, 40, 22, 10, "#2b2350");
    box(x + 6, y + 46, 44, 20, 10, "#2b2350");
  }

  function heart(x, y, fill) {
    disc(x - 11, y - 6, 13, fill);
    disc(x + 11, y - 6, 13, fill);
    polygon(fill, [x - 22, y], [x + 22, y], [x, y + 25]);
  }

  function display() {
    box(40, 36, 410, 92, 22, "rgba(16, 12, 40, 0.62)");
    for (let i = 0; i < 4; i++) heart(88 + i * 58, 80, i < 3 ? "#ff5d73" : "#4b3a66");
    coin(344, 82);
    c.fillStyle = "#ffffff";
    c.font = "700 38px system-ui, sans-serif";
    c.fillText("47", 378, 96);
  }

  /** The player's camera, as on any stream. */
  function camera() {
    box(1452, 36, 428, 264, 18, "#ff5d73");
    box(1458, 42, 416, 252, 14, gradient(1458, 42, 1874, 294, [0, "#25406e"], [1, "#15223f"]));
    c.save();
    c.beginPath();
    c.roundRect(1458, 42, 416, 252, 14);
    c.clip();
    for (let i = 0; i < 7; i++) box(1490 + i * 56, 70 + (i % 3) * 26, 34, 20, 6, `hsla(${200 + i * 22}, 80%, 65%, 0.35)`);
    c.fillStyle = "#0e1730";
    c.beginPath();
    c.ellipse(1666, 318, 136, 94, 0, 0, Math.PI * 2);
    c.fill();
    box(1612, 100, 108, 132, 52, "#e9b48c");
    box(1606, 84, 120, 66, 34, "#3b2430");
    c.strokeStyle = "#f4f4f8";
    c.lineWidth = 13;
    c.beginPath();
    c.arc(1666, 150, 72, Math.PI, 0);
    c.stroke();
    [1594, 1738].forEach(x => box(x - 15, 136, 30, 56, 14, "#f4f4f8"));
    c.lineWidth = 7;
    c.beginPath();
    c.moveTo(1596, 188);
    c.quadraticCurveTo(1600, 226, 1640, 220);
    c.stroke();
    disc(1642, 220, 9, "#ff5d73");
    [1644, 1688].forEach(x => disc(x, 168, 6, "#2b1a20"));
    box(1650, 200, 34, 12, 6, "#7c2f3b");
    c.restore();
  }

  sky();
  ridge(700, 240, 260, "#562a6c");
  ridge(800, 190, 190, "#3c2160");
  for (let i = 0; i < 26; i++) tree(i * 78 + random() * 40, 880 + random() * 24, 100 + random() * 80, i % 2 ? "#2c1d55" : "#33225f");
  c.fillStyle = gradient(0, 800, 0, 1080, [0, "rgba(30, 16, 60, 0)"], [1, "#1a1040"]);
  c.fillRect(0, 800, 1920, 280);
  block(0, 900, 11, 3);
  block(320, 640, 4);
  block(760, 520, 5);
  block(840, 930, 7, 3);
  block(1400, 900, 9, 3);
  block(1300, 660, 4);
  [[380, 560], [440, 535], [500, 560], [840, 430], [900, 405], [960, 430], [1370, 585], [1430, 585]].forEach(([x, y]) => coin(x, y));
  slime(1500, 650);
  slime(300, 890);
  tree(1780, 896, 190, "#2f7d63");
  tree(90, 896, 220, "#2f7d63");
  hero(1130, 350);
  display();
  camera();
}
