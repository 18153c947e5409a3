//! `cargo xtask watch`: cargo-leptos rebuilds and reloads on each change.

use std::env;

use anyhow::Result;

use crate::{child, setup, workshop::Workshop};

/// Watches until it is interrupted.
///
/// In a target folder of its own: leptos is compiled differently for it (`LEPTOS_WATCH`), and in the common one each
/// change between watching and testing would compile leptos and all above it anew.
pub fn watch(workshop: &mut Workshop, arguments: &[String]) -> Result<()> {
    setup::ready(workshop, setup::TO_BUILD)?;
    let target = workshop.checkout.target.join("watch");
    let mut command = workshop.cargo_leptos("watch")?;
    command.arg("--split");
    command.envs(workshop.site_environment(&target.join("site"))).env("CARGO_TARGET_DIR", &target);
    // A style sheet is put in place of the one of the same name, without a new page.
    command.env("LEPTOS_HASH_FILES", "false");
    // Where the page's reload waits for the new server.
    if let Some(address) = env::var_os("CLIENTELE_ADDR") {
        command.env("LEPTOS_SITE_ADDR", address);
    }
    command.args(["--", "serve"]).args(arguments);
    child::run(&mut command)
}
