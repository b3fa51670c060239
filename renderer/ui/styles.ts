/** All sheets in their order: fonts, Mantine, its variables for our theme, our tokens. */
import '@fontsource-variable/ibm-plex-sans/wght.css';
import '@fontsource-variable/ibm-plex-sans/wght-italic.css';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '../mantine-variables.css';
import '../tokens.css';
import '../base.css';
