// Who chairs, takes notes and reports: kept with the group's answers as one object.

import contract from "../answers/contract.json" with { type: "json" };

export const ROLES = contract.roles;

const readRoles = (store) => {
  const found = store.get(ROLES);
  return found && typeof found === "object" ? found : {};
};

/** Wire the fields with `data-role`. Returns `show` and `word`. */
export function mountRoles({ root, store, t }) {
  const fields = [...root.querySelectorAll("[data-role]")];
  const blank = "______________";

  function show() {
    const roles = readRoles(store);
    fields.forEach((field) => {
      const name = roles[field.dataset.role] ?? "";
      if (field.value !== name) field.value = name;
      root.querySelector(`[data-print-role="${field.dataset.role}"]`).textContent = name || blank;
    });
  }

  fields.forEach((field) =>
    field.addEventListener("input", () => {
      const { [field.dataset.role]: old, ...others } = readRoles(store);
      const roles = field.value.trim() ? { ...others, [field.dataset.role]: field.value } : others;
      store.set(ROLES, Object.keys(roles).length ? roles : null);
    }),
  );
  show();
  return {
    show,
    /** The roles as lines of text, for a paper. */
    word: () =>
      fields
        .filter((field) => readRoles(store)[field.dataset.role])
        .map((field) => `${t(`host.role-${field.dataset.role}`)}: ${readRoles(store)[field.dataset.role]}`),
  };
}
