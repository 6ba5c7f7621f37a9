// Light, dark, or as the system has it; remembered in this browser.
const KEY = "leannet-theme";
const ORDER = ["system", "light", "dark"];

function stored() {
  try {
    const value = localStorage.getItem(KEY);
    return ORDER.includes(value) ? value : "system";
  } catch {
    return "system";
  }
}

export function startTheme(button, changed) {
  let theme = stored();
  const apply = () => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.textContent = `Theme: ${theme}`;
    changed();
  };
  const next = () => {
    theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length];
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // A browser that keeps nothing still changes the theme.
    }
    apply();
  };
  button.addEventListener("click", next);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
  apply();
  return next;
}
