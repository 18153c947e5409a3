//! `cargo xtask serve`: what a newcomer types first.

use std::os::unix::process::CommandExt;

use anyhow::{Context, Result};

use crate::{
    browser_build::{self, Profile},
    child, setup,
    workshop::Workshop,
};

/// Builds what has changed, then becomes the server, which prints its address and keeps its data in the checkout's `data/`.
pub fn serve(workshop: &mut Workshop, debug: bool, arguments: &[String]) -> Result<()> {
    setup::ready(workshop, setup::TO_BUILD)?;
    let built = browser_build::build(workshop, if debug { Profile::Debug } else { Profile::Release })?;
    let mut server = workshop.command(&built.program);
    server.envs(workshop.site_environment(&built.site)).arg("serve").args(arguments);
    // In place of this process, so that signals reach the server and its exit status is this command's.
    Err(server.exec()).with_context(|| format!("cannot start {}", child::line(&server)))
}
