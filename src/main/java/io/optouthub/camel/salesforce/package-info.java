/** A Salesforce organization as a target: who is found there, what is set, and what it holds. */
@NullMarked
package io.optouthub.camel.salesforce;

import org.jspecify.annotations.NullMarked;
