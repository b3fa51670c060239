import {
  Button,
  Checkbox,
  createTheme,
  FileInput,
  InputWrapper,
  Modal,
  NativeSelect,
  PasswordInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { Language } from '../shared/text/language.ts';
import buttons from './ui/button.module.css';
import fields from './ui/field.module.css';

const DateInput = { classNames: { input: fields.input } };

/** Binding values of visual.md §4. Our own tokens stand in tokens.css. */
export const theme = createTheme({
  primaryColor: 'tide',
  primaryShade: { light: 7, dark: 5 },
  defaultRadius: 'sm',
  fontFamily: "'IBM Plex Sans Variable', 'Segoe UI', sans-serif",
  fontFamilyMonospace: "'IBM Plex Mono', monospace",
  focusRing: 'auto',
  cursorType: 'pointer',
  colors: {
    tide: [
      '#EAF4F4',
      '#D2E8E9',
      '#A8D3D6',
      '#7FC4CA',
      '#5DB7BF',
      '#3C98A1',
      '#157882',
      '#0B5F69',
      '#094C54',
      '#07383E',
    ],
    lamp: [
      '#FDF4E1',
      '#F9E6BF',
      '#F3D089',
      '#EFBD5B',
      '#E5A62E',
      '#C98510',
      '#A56A05',
      '#7A4C00',
      '#5E3A00',
      '#422900',
    ],
    alarm: [
      '#FCEEEB',
      '#F8D9D3',
      '#F2B5A9',
      '#F0A091',
      '#E37561',
      '#CB4E3B',
      '#B23828',
      '#9A2A1C',
      '#772015',
      '#52160F',
    ],
    moss: [
      '#ECF5EE',
      '#D5E9DA',
      '#AAD3B5',
      '#86C598',
      '#61AB77',
      '#43905B',
      '#2F7746',
      '#256238',
      '#1C4C2B',
      '#13351E',
    ],
    dark: [
      '#E6ECEB',
      '#B3C0C1',
      '#8FA0A3',
      '#5C6C70',
      '#3D4B4F',
      '#2B3639',
      '#20292B',
      '#161D1F',
      '#0F1416',
      '#0A0E0F',
    ],
    gray: [
      '#F5F7F6',
      '#ECEFEE',
      '#DDE3E1',
      '#C6CECC',
      '#A3AEAC',
      '#7C8987',
      '#5A6766',
      '#435050',
      '#283233',
      '#141A1B',
    ],
  },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '16px' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      classNames: { root: buttons.root, section: buttons.section },
      vars: (_theme, props) => ({
        root: {
          '--button-height': { xs: '30px', sm: '36px', md: '42px' }[String(props.size ?? 'sm')],
          ...(props.variant === undefined || props.variant === 'filled'
            ? {
                // In dark the computed text stays white on the light tide (2.3 : 1): measured, so set here.
                '--button-color': 'var(--hz-on-tide)',
                '--button-bg': 'var(--hz-tide-fill)',
                '--button-hover': 'var(--hz-tide-fill-hover)',
              }
            : {}),
        },
      }),
    }),
    InputWrapper: InputWrapper.extend({
      classNames: { label: fields.label, description: fields.description, error: fields.error },
    }),
    TextInput: TextInput.extend({ classNames: { input: fields.input } }),
    PasswordInput: PasswordInput.extend({ classNames: { input: fields.input } }),
    Textarea: Textarea.extend({ classNames: { input: fields.input } }),
    NativeSelect: NativeSelect.extend({ classNames: { input: fields.input } }),
    FileInput: FileInput.extend({ classNames: { input: fields.input } }),
    // By name: its package is loaded with the screens that need it.
    DateInput,
    Checkbox: Checkbox.extend({
      classNames: { input: fields.box, icon: fields.tick, label: fields.boxLabel },
      defaultProps: { size: 'sm' },
    }),
    Modal: Modal.extend({
      defaultProps: {
        radius: 'lg',
        centered: true,
        transitionProps: { duration: 0 },
        overlayProps: { color: '#080e10', backgroundOpacity: 0.42 },
      },
      classNames: {
        content: fields.dialog,
        header: fields.dialogHeader,
        title: fields.dialogTitle,
        body: fields.dialogBody,
      },
    }),
  },
});

const DAY_FORMAT: Readonly<Record<Language, string>> = { en: 'ddd D MMM YYYY', de: 'dd D. MMM YYYY' };

/** The theme with date fields that speak a language. */
export function themeIn(language: Language): typeof theme {
  const defaultProps = { locale: language, valueFormat: DAY_FORMAT[language] };
  return { ...theme, components: { ...theme.components, DateInput: { ...DateInput, defaultProps } } };
}
