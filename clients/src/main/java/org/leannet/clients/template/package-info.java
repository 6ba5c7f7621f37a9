/// Texts with gaps: the templates in which the catalogue's files hold command lines.
///
/// A template knows the file and line it stands in, so that whatever is wrong with it is said
/// there. It opens no file, makes no object and calls no method. Caller: `render`.
@NullMarked
package org.leannet.clients.template;

import org.jspecify.annotations.NullMarked;
