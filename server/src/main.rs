//! The program `clientele`.

use clap::Parser;
use mimalloc::MiMalloc;
use server::commands::Command;

/// A third of a page's time was the system's allocator.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Clientèle keeps a business's clients and everything that happens around them.
///
/// Settings come from the environment; `clientele serve --help` names them all.
#[derive(Parser)]
#[command(name = "clientele", version, about, long_about = None, arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    config: server::config::Config,
    #[command(subcommand)]
    command: Command,
}

#[tokio::main]
async fn main() -> std::process::ExitCode {
    let cli = Cli::parse();
    match cli.command.run(cli.config).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("clientele: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}
