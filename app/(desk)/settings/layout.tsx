import type { ReactNode } from 'react';
import { SettingsFrame } from '#components/settings/settings-frame';
import { deskPages } from '#contract/desk-pages';
import { deskPage } from '../../desk-page';

/** The frame of all pages of the settings. People who may not change them see none of it. */
export default deskPage<{ children: ReactNode }>(deskPages.settings, (_reader, { children }) => (
  <SettingsFrame>{children}</SettingsFrame>
));
