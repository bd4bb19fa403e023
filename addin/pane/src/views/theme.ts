// Light and dark as the computer is set.
import { webDarkTheme, webLightTheme } from '@fluentui/tokens';
import { setTheme } from '@fluentui/web-components/theme/set-theme.js';

export function followTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => setTheme(dark.matches ? webDarkTheme : webLightTheme);
  dark.addEventListener('change', follow);
  follow();
}
