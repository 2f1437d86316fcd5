package io.jiaohao.app;

import java.net.URI;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an address of pages: scheme, host and perhaps a port, and nothing after them. */
final class PublicAddress implements ITypeConverter<URI> {

  @Override
  public URI convert(String text) {
    try {
      URI said = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean plain =
          said.getHost() != null
              && said.getRawPath().isEmpty()
              && said.getRawQuery() == null
              && said.getRawFragment() == null
              && said.getRawUserInfo() == null;
      if (plain && ("http".equals(said.getScheme()) || "https".equals(said.getScheme()))) {
        return said;
      }
    } catch (IllegalArgumentException e) {
      throw noAddress(text);
    }
    throw noAddress(text);
  }

  /** The address of one hall of a city: its name before the host. */
  static URI ofHall(URI city, String hall) {
    return URI.create(city.getScheme() + "://" + hall + "." + city.getRawAuthority());
  }

  private static TypeConversionException noAddress(String text) {
    return new TypeConversionException(
        '"' + text + "\" (expected: http or https, a host and perhaps a port, no path)");
  }
}
