import './look/fonts.css';
import './look/tokens.css';
import './look/base.css';
import { mount } from 'svelte';
import Application from './Application.svelte';
import { recallTheme } from './shell/theme.svelte';
import { startRouting } from './shell/route.svelte';
import { recallLanguage } from './words/language.svelte';

recallTheme();
recallLanguage();
startRouting();
mount(Application, { target: document.body });
