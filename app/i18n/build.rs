//! The words are read by a macro, which does not watch files: a changed one makes this crate compile again.

fn main() {
    println!("cargo:rerun-if-changed=../locales");
}
