class Harden < Formula
  desc "AWS account hardening auditor that never guesses"
  homepage "https://github.com/@REPOSITORY@"
  version "@VERSION@"
  license "Apache-2.0"

  on_macos do
    on_arm do
      url "https://github.com/@REPOSITORY@/releases/download/v@VERSION@/harden-@VERSION@-macos-arm64.tar.gz"
      sha256 "@MACOS_ARM64@"
    end
    on_intel do
      url "https://github.com/@REPOSITORY@/releases/download/v@VERSION@/harden-@VERSION@-macos-x64.tar.gz"
      sha256 "@MACOS_X64@"
    end
  end
  on_linux do
    on_arm do
      url "https://github.com/@REPOSITORY@/releases/download/v@VERSION@/harden-@VERSION@-linux-arm64.tar.gz"
      sha256 "@LINUX_ARM64@"
    end
    on_intel do
      url "https://github.com/@REPOSITORY@/releases/download/v@VERSION@/harden-@VERSION@-linux-x64.tar.gz"
      sha256 "@LINUX_X64@"
    end
  end

  def install
    libexec.install "bin", "lib", "runtime"
    bin.install_symlink libexec/"bin/harden"
    man1.install "share/man/man1/harden.1"
    bash_completion.install "share/completions/harden.bash" => "harden"
    zsh_completion.install "share/completions/_harden"
  end

  test do
    assert_match "harden @VERSION@", shell_output("#{bin}/harden --version")
  end
end
