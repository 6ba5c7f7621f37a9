package org.leannet.clients.template;

import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/// A FreeMarker template and where it stands: its file, and the line its text begins at.
public record TemplateText(String file, int line, String text) {
  /// Whether it is a template at all, before anything is known to fill it with.
  public void check() throws TemplateFailure {
    compile();
  }

  /// The text with its gaps filled from a model of texts, numbers, truths, lists and maps.
  public String fill(Map<String, Object> model) throws TemplateFailure {
    StringWriter filled = new StringWriter();
    try {
      compile().process(model, filled);
    } catch (InvalidReferenceException absent) {
      throw failure(absent, "there is no '%s' here".formatted(absent.getBlamedExpressionString()));
    } catch (TemplateException wrong) {
      throw failure(wrong, firstLine(wrong.getMessageWithoutStackTop()));
    } catch (IOException wrong) {
      throw failure(1, firstLine(String.valueOf(wrong.getMessage())), wrong);
    }
    return filled.toString();
  }

  private Template compile() throws TemplateFailure {
    try {
      return new Template(file, text, TemplateLanguage.CONFIGURATION);
    } catch (ParseException wrong) {
      throw failure(wrong.getLineNumber(), firstLine(wrong.getEditorMessage()), wrong);
    } catch (IOException wrong) {
      throw failure(1, firstLine(String.valueOf(wrong.getMessage())), wrong);
    }
  }

  /// Where it went wrong: in this template, or in a macro that it calls.
  private TemplateFailure failure(TemplateException wrong, String message) {
    return file.equals(wrong.getTemplateSourceName())
        ? failure(wrong.getLineNumber(), message, wrong)
        : failure(
            1,
            "%s (in %s, line %d)"
                .formatted(message, wrong.getTemplateSourceName(), wrong.getLineNumber()),
            wrong);
  }

  private TemplateFailure failure(Integer templateLine, String message, Exception cause) {
    int within = templateLine == null || templateLine < 1 ? 1 : templateLine;
    return new TemplateFailure("%s:%d: %s".formatted(file, line + within - 1, message), cause);
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("not a template");
  }
}
