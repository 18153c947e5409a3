//! What becomes of the password of a contact of the portal, and of the second factor beside it.

use crate::field::choices;

choices! {
    /// See the module.
    CredentialChange {
        /// The contact has chosen one.
        #[default]
        PasswordSet = "password_set",
        /// The contact has chosen another one.
        PasswordChanged = "password_changed",
        /// The contact has none any more, nor a second factor.
        PasswordRemoved = "password_removed",
        /// The contact gives a code from now on.
        FactorOn = "factor_on",
        /// The contact gives none any more.
        FactorOff = "factor_off",
        /// The contact has made new recovery codes.
        CodesMade = "codes_made",
        /// Staff have taken both away.
        Reset = "reset",
    }
}
