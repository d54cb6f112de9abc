package io.optouthub.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemConfigurator;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** SFTP whose listings hold names that no folder holds, and which serves the files behind them. */
final class LyingListing extends SftpSubsystem {

  private final Map<String, String> names;

  private LyingListing(
      ChannelSession channel, SftpSubsystemConfigurator settings, Map<String, String> names) {
    super(channel, settings);
    this.names = names;
  }

  @Override
  protected String getShortName(Path file) throws IOException {
    String real = super.getShortName(file);
    return names.getOrDefault(real, real);
  }

  @Override
  protected Path resolveFile(String path) throws IOException {
    for (var told : names.entrySet()) {
      // "." and ".." are also asked for by whoever means them.
      if (told.getValue().length() > 2 && path.endsWith(told.getValue())) {
        return super.resolveFile("out/" + told.getKey());
      }
    }
    return super.resolveFile(path);
  }

  /** With files' names to the names they are told by. */
  static final class Factory extends SftpSubsystemFactory {

    private final Map<String, String> names;

    Factory(Map<String, String> names) {
      this.names = names;
    }

    @Override
    public Command createSubsystem(ChannelSession channel) {
      return new LyingListing(channel, this, names);
    }
  }
}
