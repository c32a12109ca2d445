// GENERATED FILE: printed from app/banking/multipliers.py by app/banking/browser/multipliers.py. Do not edit; print it
// again with
//     python -m app formulas
// Each takes {B, r_d, r_t, t, e, k} (ratios as fractions of one, per demand deposits). Infinity where nothing leaks.

const CORE = {
  leakage: ({ B, r_d, r_t, t, e, k }) => e + k + r_d + r_t*t,
  D: ({ B, r_d, r_t, t, e, k }) => B/(e + k + r_d + r_t*t),
  T: ({ B, r_d, r_t, t, e, k }) => B*t/(e + k + r_d + r_t*t),
  C: ({ B, r_d, r_t, t, e, k }) => B*k/(e + k + r_d + r_t*t),
  E: ({ B, r_d, r_t, t, e, k }) => B*e/(e + k + r_d + r_t*t),
  R: ({ B, r_d, r_t, t, e, k }) => B*(e + r_d + r_t*t)/(e + k + r_d + r_t*t),
  required: ({ B, r_d, r_t, t, e, k }) => B*(r_d + r_t*t)/(e + k + r_d + r_t*t),
  M1: ({ B, r_d, r_t, t, e, k }) => B*(k + 1)/(e + k + r_d + r_t*t),
  M2: ({ B, r_d, r_t, t, e, k }) => B*(k + t + 1)/(e + k + r_d + r_t*t),
  m1: ({ B, r_d, r_t, t, e, k }) => (k + 1)/(e + k + r_d + r_t*t),
  dm1_dr_d: ({ B, r_d, r_t, t, e, k }) => -(k + 1)/Math.pow(e + k + r_d + r_t*t, 2),
  dm1_dr_t: ({ B, r_d, r_t, t, e, k }) => -t*(k + 1)/Math.pow(e + k + r_d + r_t*t, 2),
  dm1_dt: ({ B, r_d, r_t, t, e, k }) => -r_t*(k + 1)/Math.pow(e + k + r_d + r_t*t, 2),
  dm1_de: ({ B, r_d, r_t, t, e, k }) => -(k + 1)/Math.pow(e + k + r_d + r_t*t, 2),
  dm1_dk: ({ B, r_d, r_t, t, e, k }) => (e + r_d + r_t*t - 1)/Math.pow(e + k + r_d + r_t*t, 2),
  m2: ({ B, r_d, r_t, t, e, k }) => (k + t + 1)/(e + k + r_d + r_t*t),
  dm2_dr_d: ({ B, r_d, r_t, t, e, k }) => -(k + t + 1)/Math.pow(e + k + r_d + r_t*t, 2),
  dm2_dr_t: ({ B, r_d, r_t, t, e, k }) => -t*(k + t + 1)/Math.pow(e + k + r_d + r_t*t, 2),
  dm2_dt: ({ B, r_d, r_t, t, e, k }) => (e - k*r_t + k + r_d - r_t)/Math.pow(e + k + r_d + r_t*t, 2),
  dm2_de: ({ B, r_d, r_t, t, e, k }) => -(k + t + 1)/Math.pow(e + k + r_d + r_t*t, 2),
  dm2_dk: ({ B, r_d, r_t, t, e, k }) => (e + r_d + r_t*t - t - 1)/Math.pow(e + k + r_d + r_t*t, 2),
};
