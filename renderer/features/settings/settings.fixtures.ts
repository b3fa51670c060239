import type { SettingsModel } from './settings-model.ts';

export const halvorSettings: SettingsModel = {
  language: 'en',
  scheme: 'byTime',
  lockMinutes: 10,
  zone: 'Europe/Berlin',
  zones: ['Europe/Berlin', 'Europe/Dublin', 'UTC'],
  keepsNames: true,
  mirrorFolder: '/media/usb/halvor',
};
