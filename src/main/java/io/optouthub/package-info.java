/** The hub: a room for each thing it does; what starts them is {@link io.optouthub.OptOutHub}. */
@org.jspecify.annotations.NullMarked
package io.optouthub;
