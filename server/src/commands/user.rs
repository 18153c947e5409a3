//! `clientele user`: for an operator whose people lost their way in.

use std::io::{BufRead, Write};

use chrono::Utc;
use clap::Subcommand;
use domain::access::Role;
use domain::ids::{CompanyId, UserId};
use domain::users::AccountForm;

use store::accounts::{self, AccountOfEmail};
use store::companies;

use super::{company_or_only, ready, wrong};
use crate::config::Config;
use crate::serve::Failure;

/// What can be done with users.
#[derive(Subcommand, Clone, Debug)]
pub enum UserCommand {
    /// Add a user to a company; the password is read from standard input.
    Add {
        /// What they sign in with.
        email: String,
        /// First and last name.
        #[arg(long)]
        name: String,
        /// `owner`, `admin`, `accountant`, `sales` or `read_only`.
        #[arg(long, default_value = "admin", value_parser = role)]
        role: Role,
        /// The company, where the installation has several.
        #[arg(long)]
        company: Option<CompanyId>,
    },
    /// Set a user's password, read from standard input, and sign their devices out.
    Password {
        /// What they sign in with.
        email: String,
        /// Which account, where the e-mail has several.
        #[arg(long)]
        user: Option<UserId>,
        /// Also forget the second factor: the telephone was lost.
        #[arg(long)]
        drop_second_factor: bool,
    },
}

impl UserCommand {
    /// Does it.
    pub async fn run(self, config: &Config) -> Result<(), Failure> {
        let database = ready(config).await?;
        match self {
            Self::Add { email, name, role, company } => {
                let company = company_or_only(&database, company).await?;
                let account = AccountForm { name, email, password: password()? }.parse().map_err(wrong)?;
                let language = companies::by_id(&database, company).await?.profile.language;
                accounts::add_user(&database, company, &account, role, language, Utc::now()).await?;
            }
            Self::Password { email, user, drop_second_factor } => {
                let form = AccountForm { name: "-".into(), email, password: password()? };
                let account = form.parse().map_err(wrong)?;
                let user = account_or_only(accounts::accounts_of(&database, &account.email).await?, user)?;
                accounts::set_password(&database, user, &account.password, drop_second_factor, Utc::now()).await?;
            }
        }
        database.close().await?;
        println!("done");
        Ok(())
    }
}

/// The account meant, or the only one of the e-mail.
fn account_or_only(found: Vec<AccountOfEmail>, meant: Option<UserId>) -> Result<UserId, Failure> {
    match (found.as_slice(), meant) {
        ([], _) => Err("no account of that e-mail".into()),
        (_, Some(meant)) if found.iter().any(|account| account.user == meant) => Ok(meant),
        (_, Some(_)) => Err("that e-mail has no such account".into()),
        ([only], None) => Ok(only.user),
        (several, None) => {
            let told = |account: &AccountOfEmail| {
                format!("  --user {}  {} ({})", account.user, account.name, account.companies.join(", "))
            };
            let lines: Vec<String> = several.iter().map(told).collect();
            Err(format!("several accounts of that e-mail, name one:\n{}", lines.join("\n")).into())
        }
    }
}

fn role(name: &str) -> Result<Role, String> {
    Role::from_name(name).ok_or_else(|| "expected owner, admin, accountant, sales or read_only".into())
}

/// One line of standard input: a password on the command line would stay in the shell's history.
fn password() -> Result<String, Failure> {
    print!("Password: ");
    std::io::stdout().flush()?;
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_accounts_one_is_named() {
        let account = |name: &str| AccountOfEmail {
            user: UserId(uuid::Uuid::now_v7()),
            name: name.into(),
            companies: vec!["Nord".into(), "Sud".into()],
        };
        let (paul, other) = (account("Paul"), account("Paul Petit"));
        assert!(account_or_only(Vec::new(), None).is_err());
        assert_eq!(account_or_only(vec![paul.clone()], None).unwrap(), paul.user);
        assert!(account_or_only(vec![paul.clone()], Some(other.user)).is_err());
        let both = vec![paul.clone(), other.clone()];
        assert_eq!(account_or_only(both.clone(), Some(other.user)).unwrap(), other.user);
        let told = account_or_only(both, None).unwrap_err().to_string();
        assert!(told.contains(&format!("--user {}  Paul Petit (Nord, Sud)", other.user)), "{told}");
    }
}
