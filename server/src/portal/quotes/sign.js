// Lets whoever answers a quote draw a signature, with a pen, a finger or a mouse. Without it the typed name is enough.
"use strict";
(() => {
  const box = document.querySelector(".sign");
  const kept = document.querySelector('input[name="signature"]');
  if (!box || !kept) return;
  const canvas = box.querySelector("canvas");
  const pen = canvas.getContext("2d");
  const clear = box.querySelector("button");
  if (!pen || !window.PointerEvent) return;
  const [width, height] = [canvas.width, canvas.height];
  // What the server takes at most is more.
  const most = 1300;
  const sharpness = Math.max(1, window.devicePixelRatio || 1);
  canvas.width = width * sharpness;
  canvas.height = height * sharpness;

  const read = (text) => (text ? text.split("_").map((stroke) => stroke.split("-").map((point) => point.split(".").map(Number))) : []);
  const written = () => strokes.map((stroke) => stroke.map((point) => point.join(".")).join("-")).join("_");
  const count = () => strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  let strokes = read(kept.value);
  let stroke = null;

  const draw = () => {
    pen.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    pen.clearRect(0, 0, width, height);
    pen.strokeStyle = getComputedStyle(canvas).color;
    pen.lineWidth = 4;
    pen.lineCap = pen.lineJoin = "round";
    for (const points of strokes) {
      pen.beginPath();
      pen.moveTo(...points[0]);
      for (const point of points.length > 1 ? points.slice(1) : points) pen.lineTo(...point);
      pen.stroke();
    }
  };

  const within = (at, size, end) => Math.min(end, Math.max(0, Math.round((at / size) * end)));
  const add = (event) => {
    const frame = canvas.getBoundingClientRect();
    const point = [within(event.clientX - frame.left, frame.width, width), within(event.clientY - frame.top, frame.height, height)];
    const last = stroke.at(-1);
    if (count() < most && (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= 3)) stroke.push(point);
  };

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || stroke || count() >= most || canvas.closest("fieldset:disabled")) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    stroke = [];
    strokes.push(stroke);
    add(event);
    draw();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!stroke) return;
    const all = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
    for (const one of all.length > 0 ? all : [event]) add(one);
    draw();
  });
  const end = () => {
    stroke = null;
    kept.value = written();
  };
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);
  clear.addEventListener("click", () => {
    strokes = [];
    stroke = null;
    kept.value = "";
    draw();
  });
  // Night and day have inks of their own.
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  box.hidden = false;
  draw();
})();
