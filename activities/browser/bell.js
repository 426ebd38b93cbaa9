// One soft tone. Browsers allow sound only after somebody has pressed something on the page.

/** What makes sound; null where there is none. */
export function openSound() {
  const Audio = window.AudioContext || /** @type {any} */ (window).webkitAudioContext;
  return Audio ? new Audio() : null;
}

/** Ring it; a browser that has no sound, or forbids it, stays silent. */
export function ringBell(audio) {
  if (!audio) return;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = 523;
  volume.gain.setValueAtTime(0.0001, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.08, audio.currentTime + 0.05);
  volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.9);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 1);
}
