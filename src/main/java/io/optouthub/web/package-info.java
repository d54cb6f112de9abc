/**
 * The public form, the API under {@code /api/v1} and the status page. Nothing imports this room.
 */
@NullMarked
package io.optouthub.web;

import org.jspecify.annotations.NullMarked;
