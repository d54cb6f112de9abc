/** The pages in a real browser: Chromium, driven by Selenium, looked at by axe. */
@NullMarked
package io.optouthub.browser;

import org.jspecify.annotations.NullMarked;
