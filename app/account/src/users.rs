//! The users of a company, and each one's own account.

pub mod api;
mod call;
mod devices;
mod factor_required;
mod invitations;
mod invite;
mod me_page;
mod member_row;
mod my_companies;
mod password_card;
#[cfg(feature = "ssr")]
mod qr;
mod recovery_codes;
mod roles;
mod second_factor;
mod security_page;
mod setting_up;
mod theme;
mod users_page;
mod when;

pub use me_page::MePage;
pub use security_page::SecurityPage;
pub use users_page::UsersPage;
