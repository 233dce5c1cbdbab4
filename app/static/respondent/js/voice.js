/* The phone's own voice. Only one that speaks the language itself, and only one that sits in the phone:
   a voice from the net would tell another company what is read, and in which language. */
const ALSO = { bs: ["hr", "sr", "sh"], fa: ["prs"], tl: ["fil"], kmr: ["ku"] };

const tongue = (voice) => voice.lang.toLowerCase().split(/[-_]/)[0];

export function voiceFor(language) {
  if (!window.speechSynthesis) return null;
  const voices = speechSynthesis.getVoices().filter((voice) => voice.localService);
  for (const code of [language, ...(ALSO[language] || [])]) {
    const found = voices.find((voice) => tongue(voice) === code);
    if (found) return found;
  }
  return null;
}

/* Whether it was said to its end. */
export function say(text, language) {
  const voice = voiceFor(language);
  if (!voice) return Promise.resolve(false);
  return new Promise((done) => {
    const words = new SpeechSynthesisUtterance(text);
    words.voice = voice;
    words.lang = voice.lang;
    words.onend = () => done(true);
    words.onerror = () => done(false);
    speechSynthesis.speak(words);
  });
}

export function hush() {
  if (window.speechSynthesis) speechSynthesis.cancel();
}

/* Voices come when they come. */
export function onVoices(then) {
  if (window.speechSynthesis?.addEventListener) speechSynthesis.addEventListener("voiceschanged", then);
}
