// The host in a live notebook (JupyterLab, Voila): the AFM contract of anywidget.
import { copyAnswers } from "./answer_values.js";
import { mountActivity, openStore } from "./mount.js";

function askForBundle(model) {
  return (name) =>
    new Promise((resolve, reject) => {
      const answer = (message) => {
        if (message?.bundle !== name) return;
        model.off("msg:custom", answer);
        const address = URL.createObjectURL(new Blob([message.text], { type: "text/javascript" }));
        const script = document.createElement("script");
        script.src = address;
        script.onload = () => {
          URL.revokeObjectURL(address);
          resolve(name);
        };
        script.onerror = () => reject(new Error(name));
        document.head.append(script);
      };
      model.on("msg:custom", answer);
      model.send({ want: name });
    });
}

export default function hostLive(kind) {
  return {
    render({ model, el }) {
      const root = document.createElement("div");
      root.className = "workshop workshop-live";
      // Rendered by our own templates, which escape every row and every answer.
      root.innerHTML = model.get("html");
      el.append(root);
      const payload = model.get("payload");
      const store = openStore({ payload, kind });
      const mounted = mountActivity({ root, payload, kind, store, loadBundle: askForBundle(model) });
      const tell = () => {
        model.set("answers", copyAnswers(store.all()));
        model.save_changes();
      };
      const hear = () => {
        const next = model.get("answers");
        if (JSON.stringify(next) !== JSON.stringify(store.all())) store.replace(next);
      };
      if (Object.keys(model.get("answers") || {}).length) hear();
      else tell();
      const stop = store.on((type) => type === "change" && tell());
      model.on("change:answers", hear);
      return () => {
        stop();
        model.off("change:answers", hear);
        mounted.unmount();
      };
    },
  };
}
