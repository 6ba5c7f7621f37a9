package org.leannet.clients.template;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.PlainTextOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;
import java.util.Locale;

/// FreeMarker as the catalogue uses it: `${...}` and directives over plain data, numbers as digits,
/// and the macros of `common.ftl` at hand.
final class TemplateLanguage {
  private static final Version VERSION = Configuration.VERSION_2_3_34;
  private static final String MACROS = "common.ftl";

  static final Configuration CONFIGURATION = configuration();

  private TemplateLanguage() {}

  private static Configuration configuration() {
    Configuration made = new Configuration(VERSION);
    made.setObjectWrapper(new SimpleObjectWrapper(VERSION));
    made.setTemplateLoader(new ClassTemplateLoader(TemplateLanguage.class, ""));
    made.addAutoInclude(MACROS);
    made.setLocalizedLookup(false);
    made.setLocale(Locale.ROOT);
    made.setNumberFormat("computer");
    made.setBooleanFormat("c");
    made.setOutputFormat(PlainTextOutputFormat.INSTANCE);
    made.setInterpolationSyntax(Configuration.DOLLAR_INTERPOLATION_SYNTAX);
    made.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    made.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    made.setLogTemplateExceptions(false);
    made.setWrapUncheckedExceptions(true);
    return made;
  }
}
