// Runs in a page before the page's own scripts, and records when things happen: a measurement from outside would
// include the time of asking. All times are milliseconds since the navigation started.
(() => {
  const patience = 20_000;
  const tasks = [];
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ startTime, duration });
  });
  observer.observe({ type: 'longtask', buffered: true });

  let enteredAt = 0;
  let shownAt = null;
  let tell = () => {};
  let previousFrame = null;
  let frames = null;

  const hasRows = () => {
    const row = document.querySelector('table[aria-label="Metadata"] tbody tr');
    const box = row?.getBoundingClientRect();
    return box !== undefined && box.height > 0 && box.top < innerHeight;
  };

  const show = () => {
    shownAt ??= performance.now();
    tell();
  };

  const onFrame = (now) => {
    // What exists before a frame is drawn is on the screen after it.
    if (shownAt === null && hasRows()) setTimeout(show);
    if (frames !== null && previousFrame !== null) frames.push(now - previousFrame);
    previousFrame = now;
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);

  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter') return;
      enteredAt = event.timeStamp;
      shownAt = null;
    },
    true,
  );

  globalThis.deskClock = {
    /** when rows of metadata are on the screen: the time since Enter, or without one since the beginning */
    toRows: async () => {
      if (shownAt === null) {
        await new Promise((resolve, reject) => {
          tell = resolve;
          setTimeout(() => reject(new Error(`No metadata at ${location.pathname}`)), patience);
        });
      }
      return shownAt - enteredAt;
    },
    /** the longest task of the main thread since a time; 0 when none took 50 ms */
    maxTask: (since) =>
      Math.max(0, ...tasks.filter(({ startTime }) => startTime >= since).map(({ duration }) => duration)),
    watchFrames: () => {
      frames = [];
    },
    /** how long each frame took since watching began */
    frames: () => frames ?? [],
  };
})();
