//! Debian's Rust, the one it builds browsers with, for machines where rustup cannot download the WebAssembly target.
//!
//! Its packages bring the standard library as source only, so it is compiled here once (half a minute).

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result, bail};

use super::{WASM, has_rustup, rustc::Rustc};
use crate::{cache, checkout::Checkout, child, privilege};

/// What the toolchain is called in rustup.
pub const NAME: &str = "debian-web";
/// The linker for the browser, from package `lld-22`.
pub const LINKER: &str = "wasm-ld-22";
const PACKAGES: [&str; 6] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "rustfmt-web", "lld-22"];
const DOWNLOAD: Duration = Duration::from_mins(20);
const COMPILE: Duration = Duration::from_mins(10);

const MANIFEST: &str = r#"[package]
name = "std-for-wasm"
version = "0.0.0"
edition = "2021"
[lib]
crate-type = ["cdylib"]
[profile.release]
opt-level = "z"
codegen-units = 1
panic = "abort"
[workspace]
"#;

/// The compiler that rustup knows as `debian-web`.
pub fn linked() -> Option<Rustc> {
    // Asked first: a name that rustup does not know might make it download.
    let known = child::capture(Command::new("rustup").args(["toolchain", "list"])).ok()?;
    known.lines().any(|line| line.split_whitespace().next() == Some(NAME)).then_some(())?;
    let mut rustc = Command::new("rustc");
    rustc.env("RUSTUP_TOOLCHAIN", NAME);
    Rustc::ask(rustc)
}

/// The compiler of Debian's package, wherever it put it.
pub fn installed() -> Option<Rustc> {
    Rustc::ask(Command::new(program()?))
}

fn program() -> Option<PathBuf> {
    let files = child::capture(Command::new("dpkg").args(["-L", "rustc-web"])).ok()?;
    files.lines().find(|file| file.ends_with("bin/rustc")).map(PathBuf::from)
}

/// The folder in which gcc finds LLD by the name of its own linker: programs and tests are linked in a fraction of the time. Nothing where
/// it cannot be made.
pub fn quick_linker() -> Option<PathBuf> {
    let lld = Path::new("/usr/bin/ld.lld-22");
    let folder = cache::folder().ok()?.join("tools/linker");
    let ld = folder.join("ld");
    if fs::read_link(&ld).is_ok_and(|to| to == lld) {
        return Some(folder);
    }
    fs::create_dir_all(&folder).ok()?;
    // Two that begin at once make the same; whoever comes second finds it.
    let made = std::os::unix::fs::symlink(lld, &ld).is_ok() || ld.exists();
    (lld.is_file() && made).then_some(folder)
}

/// Installs the packages, compiles the standard library for the browser, and tells rustup.
pub fn install(checkout: &Checkout) -> Result<()> {
    if child::capture(Command::new("dpkg").arg("-s").args(PACKAGES)).is_err() {
        println!("setup  Debian's Rust: apt-get install {}", PACKAGES.join(" "));
        apt_install(&PACKAGES, &checkout.log("apt"))?;
    }
    let rustc = installed().context("rustc-web is installed but does not answer")?;
    if !rustc.builds_for(WASM) {
        println!("setup  standard library for {WASM}: compiling");
        compile_std(checkout, &rustc)?;
        // Cargo does not notice that the library under its finished work has changed.
        let stale = checkout.target.join("front");
        if stale.exists() {
            fs::remove_dir_all(stale)?;
        }
    }
    if has_rustup() {
        child::capture(Command::new("rustup").args(["toolchain", "link", NAME]).arg(&rustc.sysroot))?;
    }
    Ok(())
}

/// Installs Debian packages, as root.
pub fn apt_install(packages: &[&str], log: &Path) -> Result<()> {
    let by_hand = format!(
        "by hand, as root: apt-get update && apt-get install -y --no-install-recommends {}",
        packages.join(" ")
    );
    let run = |arguments: &[&str]| -> Result<()> {
        let mut command = privilege::as_root("apt-get")?;
        command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
        let finished = child::logged(&mut command, log, DOWNLOAD)?;
        if !finished.success {
            bail!("{} failed:\n{}", child::line(&command), finished.tail(10));
        }
        Ok(())
    };
    run(&["update", "-q"]).with_context(|| by_hand.clone())?;
    run(&[&["install", "-y", "-q", "--no-install-recommends"], packages].concat()).context(by_hand)
}

fn compile_std(checkout: &Checkout, rustc: &Rustc) -> Result<()> {
    let program = program().context("rustc-web has no rustc")?;
    let work = cache::folder()?.join("build").join(format!("std-{}", std::process::id()));
    fs::create_dir_all(work.join("src"))?;
    fs::write(work.join("Cargo.toml"), MANIFEST)?;
    fs::write(work.join("src/lib.rs"), "pub fn nothing() {}\n")?;
    let mut build = Command::new(program.with_file_name("cargo"));
    build
        .current_dir(&work)
        .args(["build", "--release", "-Zbuild-std=std,panic_abort", "--target", WASM])
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("LD_LIBRARY_PATH")
        .env("RUSTC", &program)
        .env("RUSTC_BOOTSTRAP", "1")
        // Object code for debug builds and bitcode for release builds, which are linked as a whole.
        .env("RUSTFLAGS", "-C embed-bitcode=yes")
        .env("CARGO_TARGET_DIR", work.join("target"))
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER);
    let finished = child::logged(&mut build, &checkout.log("std"), COMPILE)?;
    if !finished.success {
        bail!("the standard library did not compile:\n{}", finished.tail(20));
    }
    let compiled = work.join("target").join(WASM).join("release/deps");
    let libraries = rustc.libraries(WASM);
    child::capture(privilege::as_root("mkdir")?.arg("-p").arg(&libraries))?;
    for entry in fs::read_dir(compiled)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rlib") {
            child::capture(privilege::as_root("cp")?.arg(&path).arg(&libraries))?;
        }
    }
    fs::remove_dir_all(work)?;
    Ok(())
}
