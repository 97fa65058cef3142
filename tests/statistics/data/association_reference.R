# Writes association_reference_r.csv, run in this folder: Rscript association_reference.R
# Levels of units and quarters are dummies in stats::glm; errors are clustered by unit, sandwich::vcovCL with
# type "HC1" and cadjust: the sandwich times G/(G-1) x (N-1)/(N-K), K all coefficients.
suppressMessages({library(sandwich); library(MASS)})
panel <- read.csv("association_panel.csv", colClasses = c(unit = "character"))
panel <- panel[panel$unit != "20", ]  # no event in any quarter
shifted <- function(lag) {
  key <- paste(panel$unit, panel$period - lag)
  panel$coverage[match(key, paste(panel$unit, panel$period))]
}
panel$season <- factor(panel$period %% 4)
panel$quarter <- factor(panel$period)
panel$year <- (panel$period - 8090) / 4
program <- sprintf("R %s.%s, sandwich %s, MASS %s", R.version$major, R.version$minor,
                   packageVersion("sandwich"), packageVersion("MASS"))
rows <- list()
row <- function(name, lag, coefficient, error, dispersion, observations, model, correction) {
  rows[[length(rows) + 1]] <<- data.frame(
    name, lag, coefficient = signif(coefficient, 12), error = signif(error, 12),
    dispersion = signif(dispersion, 12), observations, model, correction, program)
}
fitted_with <- function(formula, data, family = poisson) {
  glm(formula, family = family, data = data, offset = log(population),
      control = glm.control(epsilon = 1e-14, maxit = 200))
}
pearson <- function(fit) sum(residuals(fit, "pearson")^2) / fit$df.residual
clustered <- function(name, lag, fit) {
  error <- sqrt(vcovCL(fit, cluster = fit$data$unit, type = "HC1", cadjust = TRUE)["x", "x"])
  row(name, lag, coef(fit)[["x"]], error, pearson(fit), nrow(fit$data),
      paste(fit$family$family, deparse(formula(fit))), "G/(G-1) x (N-1)/(N-K)")
}
known <- function(...) panel[complete.cases(panel$events, ...), ]
for (lag in c(0, 2, -1)) {
  panel$x <- shifted(lag)
  clustered(paste0("lag_", lag), lag, fitted_with(events ~ x + unit + quarter, known(panel$x)))
}
panel$x <- shifted(-1)
panel$held <- shifted(0)
clustered("lead_1", -1, fitted_with(events ~ x + held + unit + quarter, known(panel$x, panel$held)))
panel$x <- shifted(0)
data <- known(panel$x)
clustered("no_quarter_levels", 0, fitted_with(events ~ x + unit, data))
clustered("seasons_only", 0, fitted_with(events ~ x + unit + season, data))
trends <- sapply(sort(unique(data$unit))[-1], function(each) (data$unit == each) * data$year)
data$trends <- trends
clustered("unit_trends", 0, fitted_with(events ~ x + unit + quarter + trends, data))
quasi <- fitted_with(events ~ x + unit + quarter, data, quasipoisson)
row("quasi_poisson", 0, coef(quasi)[["x"]], summary(quasi)$coefficients["x", 2], pearson(quasi), nrow(data),
    "quasipoisson events ~ x + unit + quarter", "dispersion")
binomial_with <- function(theta) fitted_with(events ~ x + unit + quarter, data, negative.binomial(theta))
theta <- uniroot(function(theta) pearson(binomial_with(theta)) - 1, c(1, 1e4), tol = 1e-11)$root
clustered("negative_binomial", 0, binomial_with(theta))
whole <- coef(fitted_with(events ~ x + unit + quarter, data))[["x"]]
left <- sapply(unique(data$unit), function(out) {
  coef(fitted_with(events ~ x + unit + quarter, data[data$unit != out, ]))[["x"]]
})
row("jackknife", 0, whole, sqrt((length(left) - 1) / length(left) * sum((left - whole)^2)), NA, nrow(data),
    "poisson events ~ x + unit + quarter, without each unit", "(G-1)/G")
write.csv(do.call(rbind, rows), "association_reference_r.csv", row.names = FALSE, na = "", quote = TRUE)
