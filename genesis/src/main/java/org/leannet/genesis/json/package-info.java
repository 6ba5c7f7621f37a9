/// JSON trees in, text out: the one form in which all generated JSON files are written.
@NullMarked
package org.leannet.genesis.json;

import org.jspecify.annotations.NullMarked;
