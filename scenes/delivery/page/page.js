// Without this script the page still has its films, links into them, and the transcript.
(() => {
  "use strict";
  const $ = (selector, inside = document) => inside.querySelector(selector);
  const $$ = (selector, inside = document) => [...inside.querySelectorAll(selector)];

  // A page from disk may have no storage, or one that throws.
  const remembered = (key) => {
    try { return localStorage.getItem(`nnfilm.${key}`) !== "off"; } catch { return true; }
  };
  const remember = (key, on) => {
    try { localStorage.setItem(`nnfilm.${key}`, on ? "on" : "off"); } catch { /* then not */ }
  };

  class Player {
    constructor(chapter) {
      this.box = $(".player", chapter);
      this.video = $("video", chapter);
      this.caption = $(".caption", chapter);
      this.parts = $$(".part", chapter);
      this.cues = JSON.parse($(".cues", chapter).textContent);
      this.name(this.parts[0]);
      this.arriving = null; // the time to go to once the film's length is known
      $$("track", this.video).forEach((track) => track.remove()); // refused from disk
      const listen = (name, act) => this.video.addEventListener(name, act);
      const lines = this.video.addTextTrack("metadata");
      lines.mode = "hidden";
      this.cues.forEach(([start, end, text]) => lines.addCue(new VTTCue(start, end, text)));
      lines.addEventListener("cuechange", () => {
        if (this.caption) this.caption.textContent = [...lines.activeCues].map((cue) => cue.text).join("\n");
      });
      listen("seeking", () => this.use());
      listen("timeupdate", () => this.mark());
      listen("play", () => {
        this.use();
        players.forEach((other) => other === this || other.video.pause());
        this.offer(false);
      });
      listen("ended", () => this.offer(true));
      // The player's own switch means the voice of all films, too.
      listen("volumechange", () => voice.turn(!this.video.muted));
      listen("loadedmetadata", () => {
        if (this.arriving !== null) this.seek(this.arriving);
      });
      listen("webkitbeginfullscreen", () => this.overlay(true));
      listen("webkitendfullscreen", () => this.overlay(false));
      // The picture alone on the full screen would leave the captions behind.
      if (this.box.requestFullscreen) this.video.setAttribute("controlslist", "nofullscreen");
      const press = (name, act) => $(name, this.box)?.addEventListener("click", act);
      press(".previous", () => this.step(-1));
      press(".following", () => this.step(1));
      press(".captions", () => captions.toggle());
      press(".voice", () => voice.toggle());
      press(".full", () => this.full());
      press(".next a", (event) => {
        const following = players.find((player) => player.box.closest(`[id="${idIn(event.currentTarget)}"]`));
        if (!following) return; // a chapter without a film: go there and read
        event.preventDefault();
        if (document.fullscreenElement) document.exitFullscreen();
        visit(event.currentTarget);
        following.box.closest(".chapter").scrollIntoView();
        following.video.focus({ preventScroll: true });
        following.play();
      });
    }

    play() {
      this.video.play()?.catch(() => {}); // the browser may want a click first
    }

    toggle() {
      if (this.video.paused) this.play();
      else this.video.pause();
    }

    // There is one current part on the page, in the film that was used last.
    use() {
      if (latest !== this) latest?.parts.forEach((part) => part.removeAttribute("aria-current"));
      latest = this;
      this.mark();
    }

    async seek(time) {
      const { video } = this;
      let to = Math.max(time, 0);
      if (video.readyState < 1) { // where to begin; some browsers forget it, so once more later
        this.arriving = video.currentTime = to;
        this.use();
        return;
      }
      this.arriving = null;
      to = Math.min(to, video.duration);
      const { seekable } = video;
      const reached = seekable.length > 0 && to < seekable.end(seekable.length - 1) + 0.5;
      if (!reached && to > 0) await this.fetchWhole();
      video.currentTime = to;
      this.use();
    }

    // Simple servers send a film only from its beginning: then it has to be here as a whole.
    fetchWhole() {
      this.whole ??= fetch(this.video.currentSrc)
        .then((answer) => answer.blob())
        .then((film) => new Promise((done) => {
          const playing = !this.video.paused;
          this.video.addEventListener("loadedmetadata", done, { once: true });
          this.video.src = URL.createObjectURL(film);
          if (playing) this.play();
        }))
        .catch(() => { this.whole = null; });
      return this.whole;
    }

    async jump(part) {
      await this.seek(at(part));
      this.play();
      this.show();
    }

    show() {
      // Where not all of it can be seen, the picture can.
      [this.box, this.video].forEach((part) => part.scrollIntoView({ block: "nearest" }));
    }

    current() {
      return this.parts.findLastIndex((part) => at(part) <= this.video.currentTime + 0.004);
    }

    // The next part; backwards to the beginning of this one, or of the one before it.
    step(by) {
      const now = this.current();
      const late = now >= 0 && this.video.currentTime - at(this.parts[now]) > 2;
      const part = this.parts[by < 0 && late ? now : Math.max(now + by, 0)];
      if (!part) return;
      this.seek(at(part));
      visit(part, true);
      $(".aside", this.box).textContent = part.textContent.trim();
    }

    mark() {
      if (latest !== this) return;
      const part = this.parts[this.current()];
      this.parts.forEach((other) => {
        if (other !== part) other.removeAttribute("aria-current");
      });
      if (!part || part.hasAttribute("aria-current")) return;
      part.setAttribute("aria-current", "true");
      this.name(part);
    }

    name(part) {
      const names = [$("h3 .title", part.closest(".scene")), $(".title", part)];
      $(".now", this.box).textContent = [...new Set(names)].map((name) => name.textContent).join(" · ");
    }

    offer(on) {
      const next = $(".next", this.box);
      if (next) next.firstElementChild.hidden = !on;
    }

    full() {
      if (document.fullscreenElement) document.exitFullscreen();
      else if (this.box.requestFullscreen) this.box.requestFullscreen().catch(() => {});
      else this.video.webkitEnterFullscreen?.();
    }

    // Where only the picture can fill the screen, the captions have to lie in it.
    overlay(on) {
      if (on && !this.inside) {
        const { lang } = document.documentElement;
        this.inside = this.video.addTextTrack("captions", lang, lang);
        const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
        this.cues.forEach(([start, end, text]) => this.inside.addCue(new VTTCue(start, end, escape(text))));
      }
      if (this.inside) this.inside.mode = on && captions.on ? "showing" : "disabled";
    }
  }

  const at = (part) => Number(part.dataset.at);
  const idIn = (link) => decodeURIComponent(link.hash.slice(1));
  const visit = (link, instead = false) => {
    if (link.hash !== location.hash) history[instead ? "replaceState" : "pushState"](null, "", link.hash);
  };

  const captions = {
    on: remembered("captions"),
    show() {
      $$(".strip").forEach((strip) => { strip.hidden = !this.on; });
      $$(".captions").forEach((button) => button.setAttribute("aria-pressed", this.on));
    },
    toggle() {
      this.on = !this.on;
      remember("captions", this.on);
      this.show();
    },
  };

  // Films without sound have no button; the switch is the same for all that have some.
  const voice = {
    on: remembered("voice"),
    show() {
      players.forEach((player) => { player.video.muted = !this.on; });
      $$(".voice").forEach((button) => button.setAttribute("aria-pressed", this.on));
    },
    turn(on) {
      if (on === this.on) return;
      this.on = on;
      remember("voice", on);
      this.show();
    },
    toggle() {
      if ($(".voice")) this.turn(!this.on);
    },
  };

  const players = [];
  let latest = null; // the player used last
  $$(".chapter:has(video)").forEach((chapter) => players.push(new Player(chapter)));
  const playerOf = (element) => players.find((player) => player.box.closest(".chapter").contains(element));

  // What the keys mean: what fills the screen, what plays, what was used last if it is in view,
  // or what is in view.
  const inView = (player) => {
    const { top, bottom } = player.box.getBoundingClientRect();
    return Math.min(bottom, innerHeight) - Math.max(top, 0);
  };
  const chosen = () =>
    players.find((player) => player.box === document.fullscreenElement) ??
    players.find((player) => !player.video.paused) ??
    [latest].find((player) => player && inView(player) > 100) ??
    players.reduce((best, player) => (inView(player) > inView(best) ? player : best));

  // Links lead into the films here on the page, not to the files.
  $$("a[data-at]").forEach((link) => {
    const player = playerOf(link);
    if (!player) return;
    link.setAttribute("href", `#${link.closest("[id]").id}`);
    link.addEventListener("click", (event) => {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      visit(link);
      player.jump(link);
    });
  });

  const arrive = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { return; }
    const place = document.getElementById(id);
    const player = place?.matches(".scene, .beats li") ? playerOf(place) : null;
    if (!player) return;
    player.seek(at($("a[data-at]", place)));
    player.show(); // the place may be far down beside it
  };
  addEventListener("hashchange", arrive);
  addEventListener("load", () => latest?.show()); // only then the browser has gone to the place

  const skip = (seconds) => (player) => player.seek(player.video.currentTime + seconds);
  const KEYS = {
    " ": (player) => player.toggle(),
    k: (player) => player.toggle(),
    arrowleft: skip(-5),
    arrowright: skip(5),
    n: (player) => player.step(1),
    p: (player) => player.step(-1),
    c: () => captions.toggle(),
    v: () => voice.toggle(),
    f: (player) => player.full(),
  };
  const switched = $(".keys input");
  switched.checked = remembered("keys");
  switched.addEventListener("change", () => remember("keys", switched.checked));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!players.length || !switched.checked) return;
    // On a keyboard without Latin letters the key in their place is meant.
    const key = /^.$/.test(event.key) && event.key > "~" ? event.code.replace("Key", "") : event.key;
    const name = key.toLowerCase();
    if (!Object.hasOwn(KEYS, name) || (event.repeat && !name.startsWith("arrow"))) return;
    const on = event.target instanceof Element ? event.target : document.body;
    if (on.closest("textarea, select, [contenteditable], input:not([type=checkbox])")) return;
    // These keys already do something there: press it, or move the player's own sliders.
    if ((name === " " || name.startsWith("arrow")) && on.closest("button, input, video")) return;
    event.preventDefault();
    KEYS[name](chosen());
  });

  captions.show();
  voice.show();
  $$(".scripted").forEach((part) => { part.hidden = !players.length; });
  arrive();
})();
